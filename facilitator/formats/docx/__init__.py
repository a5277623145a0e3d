"""The Dokumentation as a Word document. Import `writer` only where something is written."""
