"""What annotations say about themselves: consistency, agreement, figures. No storage, no Qt."""
