"""What the commands of the window do, each kind in a module of its own."""
