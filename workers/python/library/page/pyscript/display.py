"""Puts Python's values into the page."""

import _named_workers
from js import document


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
    _fill(node, value)
    return node


def _fill(node, value):
    """Shows a value by its own methods, as Jupyter's, or its text."""
    if hasattr(value, "savefig"):
        return _fill_image(node, "png", _figure(value))
    for method, fill in _METHODS:
        # On the class, as some objects make up every attribute that they are asked for.
        if hasattr(type(value), method):
            shown = getattr(value, method)()
            if shown is not None:
                return fill(node, shown)
    _fill_text(node, value if isinstance(value, str) else repr(value))


def _fill_text(node, text):
    node.textContent = text


def _fill_html(node, html):
    set_html(node, "innerHTML", str(html))


def set_html(dom_element, name, html):
    """Sets a property that is HTML, which a page that demands Trusted Types may refuse."""
    refusal = _named_workers.setHtml(dom_element, name, html)
    if refusal:
        raise RuntimeError(refusal)


def _fill_image(node, kind, data):
    if not isinstance(data, str):
        from binascii import b2a_base64

        data = b2a_base64(data).decode().strip()
    image = document.createElement("img")
    image.src = "data:image/%s;base64,%s" % (kind, data)
    node.append(image)


def _figure(figure):
    from io import BytesIO

    buffer = BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


_METHODS = [
    ("_repr_html_", _fill_html),
    ("_repr_svg_", _fill_html),
    ("_repr_png_", lambda node, data: _fill_image(node, "png", data)),
    ("_repr_jpeg_", lambda node, data: _fill_image(node, "jpeg", data)),
    ("_repr_markdown_", _fill_text),
]

__all__ = ["HTML", "display"]
