"""What the product is about: frozen dataclasses that import only the standard library."""
