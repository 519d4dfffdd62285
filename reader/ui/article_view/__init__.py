"""The reading view: one text, laid out paragraph by paragraph, with mentions painted behind and below it."""
