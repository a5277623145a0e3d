"""What comes in and goes out as files: agendas and scripts as YAML, the Dokumentation as DOCX."""
