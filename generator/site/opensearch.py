"""opensearch.xml: the site's search as browsers offer it beside their own (OpenSearch 1.1, draft 6).

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from generator.model import Conference, Settings
from generator.site import routes, views
from generator.site.feed import element, escaped
from generator.site.words import Words
from generator.words import shortened

TYPE = "application/opensearchdescription+xml"
# The longest texts that the specification allows, in characters.
_SHORT_NAME, _LONG_NAME, _DESCRIPTION = 16, 48, 1024


def dump(conference: Conference, settings: Settings, words: Words) -> str | None:
    """The description, or None where the site's address is unknown: a browser asks at a full address."""
    if not settings.url:
        return None
    title = views.site_title(conference, settings, words.plain("site_unnamed"))
    told = words.plain("search_description", site=title)
    template = f"{routes.absolute(settings.url, routes.SEARCH)}?q={{searchTerms}}"
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        element("ShortName", shortened(title, _SHORT_NAME)),
        element("LongName", shortened(title, _LONG_NAME)),
        element("Description", shortened(told, _DESCRIPTION)),
        f'<Url type="text/html" template="{escaped(template)}"/>',
        element("Language", words.language.code),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
        "</OpenSearchDescription>",
    )
    return "".join(f"{line}\n" for line in lines)
