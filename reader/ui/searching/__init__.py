"""Looking for words and names between events or beside the window, so that nothing stalls."""
