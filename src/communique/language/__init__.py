"""Language without meaning: sentences, the parsing model, the grammar of dates, EDTF."""
