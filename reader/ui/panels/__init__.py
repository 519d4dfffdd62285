"""The parts of the window around the text: each is given what it shows, and says what the user asks for."""
