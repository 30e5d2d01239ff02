"""What many parts need of text: normalise, fold names across scripts, collate, match a quotation."""
