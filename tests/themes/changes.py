"""What of MkDocs' themes must be written otherwise for planpress: (files, pattern, replacement, why, what it changes in the
page). The last is a pattern and a replacement for what Jinja2 wrote, where the change can be seen in the page."""

import re

TRANS = "`trans` is an extension of Jinja2; texts are written out, or kept in the data"
SCRIPT = "a value in a script is made by `tojson`"
COMMENT = "a value cannot stand in a comment"
OBJECT = "data has no members besides its items: a list is a list"
SAFE = "MkDocs' environment escapes nothing; here markup says that it is markup"

CHANGES = [
    (r".*", r"{% trans %}(.*?){% endtrans %}", r"\1", TRANS, None),
    (r".*", r"{% trans ((?:\w+=[^%]*?)) ?%}(.*?){% endtrans %}",
     lambda m: "{% with " + m[1] + " %}" + re.sub(r"%\((\w+)\)s", r"{{ \1 }}", m[2]) + "{% endwith %}", TRANS, None),
    (r".*", r"{{ (\w+_link) }}", r"{{ \1|safe }}", SAFE, None),
    (r".*", r"{{ page\.content }}", "{{ page.content|safe }}", SAFE, None),
    (r".*", r"{{ config\.copyright }}", "{{ config.copyright|safe }}", SAFE, None),
    (r".*", r"\bnav\.homepage\b", "homepage", OBJECT, None),
    (r".*", r"\bnav_item\.toc\.items\b", "nav_item.toc", OBJECT, None),
    (r".*", r"nav_item == (page|homepage)\b", r"nav_item.url == \1.url", "values are compared by what they are, not by where", None),
    (r".*base", r"<!--\nMkDocs version : .*?-->\n", "", COMMENT, (r"<!--\nMkDocs version : .*?-->\n", "")),
    (r"readthedocs/base", r"<!--\[if lt IE 9\]>.*?<!\[endif\]-->\n", "", COMMENT, (r"\n *<!--\[if lt IE 9\]>.*?<!\[endif\]-->", "")),
    (r"readthedocs/base", r"'{{ base_url }}'", "{{ base_url|tojson }}", SCRIPT, (r"var base_url = '(.*?)';", r'var base_url = "\1";')),
    (r".*base", r"'{{ (config\.theme\.analytics\.gtag) }}'", r"{{ \1|tojson }}", SCRIPT, (r"'config', '(.*?)'", "'config', \"\\1\"")),
    (r".*base", r"'{{ (config\.google_analytics\[\d\]) }}'", r"{{ \1|tojson }}", SCRIPT, None),
    (r".*sitemap", None, None, "`none` prints nothing", (r"<loc>None</loc>", "<loc></loc>")),
]
