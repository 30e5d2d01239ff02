"""Lists of references as other programs keep them: RIS, BibTeX, CSL-JSON and Zotero RDF, in and out of sources."""
