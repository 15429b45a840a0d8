"""Link: from what single articles say to what happened, who people are, which reports are one. Pure decisions."""
