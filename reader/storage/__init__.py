"""One SQLite file: opening it safely, its tables, its log, its copies."""
