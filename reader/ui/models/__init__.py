"""List models that hold ids and fetch a row when it is painted."""
