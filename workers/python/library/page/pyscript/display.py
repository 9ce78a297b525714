"""Puts Python's values into the page."""

import _named_workers
from js import document

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


class HTML:
    """Text that is shown as HTML."""

    def __init__(self, html):
        self.html = html

    def _repr_html_(self):
        return self.html


def display(*values, target=None, append=True):
    """Shows values where the script is, or in an element: text, HTML, images, what draws itself as one of them.

    The target is an element, or its id. Without `append`, what is in there goes.
    """
    element = _target(target)
    if not append:
        element.replaceChildren()
    for value in values:
        element.append(_node(value))


def _target(target):
    if target is None:
        return _named_workers.target()
    if not isinstance(target, str):
        return getattr(target, "_dom_element", target)
    element = document.getElementById(target[1:] if target.startswith("#") else target)
    if element is None:
        raise ValueError("there is no element with the id `%s`" % target)
    return element


def _node(value):
    dom_element = getattr(value, "_dom_element", value)
    if hasattr(dom_element, "nodeType"):
        return dom_element
    node = document.createElement("div")
    node.innerHTML = html(value)
    return node


def html(value):
    """A value as HTML: by its own methods, as Jupyter's, or its text."""
    if hasattr(value, "savefig"):
        return _image("png", _figure(value))
    for method, to_html in _METHODS:
        # On the class, as some objects make up every attribute that they are asked for.
        if hasattr(type(value), method):
            shown = getattr(value, method)()
            if shown is not None:
                return to_html(shown)
    return escaped(value if isinstance(value, str) else repr(value))


def escaped(text):
    """Text as HTML that shows it."""
    return "".join([_ENTITIES.get(character, character) for character in text])


def _image(kind, data):
    if not isinstance(data, str):
        from binascii import b2a_base64

        data = b2a_base64(data).decode().strip()
    return '<img src="data:image/%s;base64,%s">' % (kind, data)


def _figure(figure):
    from io import BytesIO

    buffer = BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


_METHODS = [
    ("_repr_html_", str),
    ("_repr_svg_", str),
    ("_repr_png_", lambda data: _image("png", data)),
    ("_repr_jpeg_", lambda data: _image("jpeg", data)),
    ("_repr_markdown_", escaped),
]

__all__ = ["HTML", "display"]
