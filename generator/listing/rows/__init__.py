"""What a data source holds, as rows: one poster each, in whatever words; and from rows to sessions of plain text."""
