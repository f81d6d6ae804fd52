"""What a visitor takes away: pages, pictures, films, programs and numbers."""
