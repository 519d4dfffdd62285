"""Readers of articles, one kind of file each: text in logical order, paragraphs kept, metadata where there is any."""
