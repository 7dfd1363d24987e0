"""The fields in front of an own page, content/pages/ID.md."""

from generator.content import kinds
from generator.content.fields import Field, Table
from generator.content.schema.former import formerly

PAGE: Table = (
    Field(name="title", kind=kinds.LINE, help="The page's title.", example="Code of conduct"),
    Field(name="order", kind=kinds.NUMBER, help="Its position among the pages, small numbers first.", example="1"),
    Field(name="nav", kind=kinds.BOOLEAN, help="False where no menu shows it.", example="false"),
    formerly("Former names of this file, without .md, so that old addresses go on working."),
)
