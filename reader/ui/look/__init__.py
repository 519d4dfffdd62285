"""How the window looks: themes, colours, fonts, icons."""
