"""Sealed copies, two copies becoming one, and bags: what is carried and handed on, what came, and who decides."""
