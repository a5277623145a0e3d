"""The JSON Schema of the agenda file, for editors; ``python -m facilitator.formats.schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from facilitator.formats.agenda_model import AgendaModel

SCHEMA_FILE: Final = Path(__file__).with_name("agenda.schema.json")


class _ForEditors(GenerateJsonSchema):
    """Without what pydantic adds for programs: titles, null for what may be missing."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        described.pop("title")
        return described

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") in (None, "", [], {}):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


def agenda_schema() -> str:
    """Return the text of the schema file."""
    schema = AgendaModel.model_json_schema(schema_generator=_ForEditors)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schema file."""
    SCHEMA_FILE.write_text(agenda_schema(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
