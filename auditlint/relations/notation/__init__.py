"""Units and notation of single numbers."""
