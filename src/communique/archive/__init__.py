"""The archive's verbs: what is read and coded is stored, linked, and kept true. Joins the pipeline with the store."""
