"""The page's elements, with their properties by name: `page["#id"].value`.

`div("text", id="x", classes=["y"], style={"color": "red"}, on_click=handler)` makes a new one; there is a class for
each tag, and `input_`, `del_` and the like where the tag is a word of Python.
"""

from js import document
from pyscript import display as _display
from pyscript.events import when
from pyscript.ffi import is_none

_PROPERTIES = {"class": "className", "for": "htmlFor", "class_": "className", "for_": "htmlFor"}


_OWN = ("content", "classes", "style")
_HTML = ("innerHTML", "outerHTML")


class Element:
    """An element of the page. What is not listed here is a property of JavaScript's `_dom_element`."""

    def __init__(self, dom_element):
        object.__setattr__(self, "_dom_element", dom_element)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._dom_element, _property(name))

    def __setattr__(self, name, value):
        if name in _OWN:  # in MicroPython, a property's setter goes before this
            object.__setattr__(self, name, value)
        elif name.startswith("on_"):
            when(name[3:], self)(value)
        elif name in _HTML:
            _display.set_html(self._dom_element, name, value)
        else:
            setattr(self._dom_element, _property(name), value)

    def __eq__(self, other):
        return isinstance(other, Element) and bool(self._dom_element.isSameNode(other._dom_element))

    def __hash__(self):
        return id(self._dom_element)

    def __getitem__(self, key):
        """A child by its index, or what is in there by its id."""
        return _by_id(self._dom_element, key) if isinstance(key, str) else self.children[key]

    @property
    def content(self):
        """The HTML inside. A value that is assigned is shown as `display` shows it, in its place."""
        return self._dom_element.innerHTML

    @content.setter
    def content(self, value):
        _display.display(value, target=self, append=False)

    @property
    def children(self):
        return ElementCollection(_list(self._dom_element.children))

    @property
    def parent(self):
        return _wrapped(self._dom_element.parentElement)

    @property
    def classes(self):
        """The names of its classes: `add`, `remove`, `in`."""
        return Classes(self._dom_element.classList)

    @classes.setter
    def classes(self, names):
        self._dom_element.className = " ".join(_names(names))

    @property
    def style(self):
        """Its styles by their names in CSS."""
        return Style(self._dom_element.style)

    @style.setter
    def style(self, styles):
        self.style.update(styles)

    def append(self, *items):
        """Adds elements, lists of them, and text to its end."""
        for item in items:
            if isinstance(item, (list, tuple, ElementCollection)):
                self.append(*item)
            else:
                self._dom_element.append(getattr(item, "_dom_element", item))

    def clone(self, clone_id=None):
        """A copy of it and all that is inside."""
        copy = Element(self._dom_element.cloneNode(True))
        copy.id = clone_id or ""
        return copy

    def find(self, selector):
        """All elements inside that match the CSS selector."""
        return ElementCollection(_list(self._dom_element.querySelectorAll(selector)))

    def update(self, classes=None, style=None, **properties):
        """Adds classes, and sets styles and properties."""
        for name in _names(classes):
            self.classes.add(name)
        self.style.update(style or {})
        for name, value in properties.items():
            setattr(self, name, value)

    def show_me(self):
        """Scrolls it into view."""
        self._dom_element.scrollIntoView()


class Classes:
    """The names of an element's classes."""

    def __init__(self, names):
        self._names = names
        self.add = names.add
        self.remove = self.discard = names.remove
        self.toggle = names.toggle

    def __contains__(self, name):
        return bool(self._names.contains(name))

    def __iter__(self):
        return iter([self._names.item(index) for index in range(self._names.length)])

    def __len__(self):
        return self._names.length

    def clear(self):
        for name in self:
            self._names.remove(name)


class Style:
    """An element's own styles."""

    def __init__(self, style):
        self._style = style

    def __getitem__(self, name):
        return self._style.getPropertyValue(name)

    def __setitem__(self, name, value):
        self._style.setProperty(name, str(value))

    def __delitem__(self, name):
        self._style.removeProperty(name)

    def update(self, styles):
        for name, value in styles.items():
            self[name] = value


class ElementCollection:
    """Several elements, in the order of the document."""

    def __init__(self, dom_elements):
        self.elements = [Element(it) for it in dom_elements]

    def __iter__(self):
        return iter(self.elements)

    def __len__(self):
        return len(self.elements)

    def __getitem__(self, key):
        """One by its index, several by a slice, or the first that has this id."""
        if isinstance(key, slice):
            return ElementCollection([it._dom_element for it in self.elements[key]])
        if not isinstance(key, str):
            return self.elements[key]
        wanted = key[1:] if key.startswith("#") else key
        return next((it for it in self.elements if it.id == wanted), None)

    def find(self, selector):
        """All elements inside them that match the CSS selector."""
        return ElementCollection([inner._dom_element for it in self.elements for inner in it.find(selector)])

    def update_all(self, **changes):
        """Updates each."""
        for element in self.elements:
            element.update(**changes)


class Page:
    """The document: `page["#id"]`, `page.find("css")`, `page.body`, `page.title`."""

    def __init__(self):
        self.html = Element(document.documentElement)
        self.body = Element(document.body)
        self.head = Element(document.head)

    def __getitem__(self, key):
        """The element with this id, or None."""
        return _by_id(document, key)

    @property
    def title(self):
        return document.title

    @title.setter
    def title(self, text):
        document.title = text

    def append(self, *items):
        """Adds to the end of the body."""
        self.body.append(*items)

    def find(self, selector):
        """All elements that match the CSS selector."""
        return self.html.find(selector)


def dom_elements(selector):
    """JavaScript's elements: of a CSS selector, an element, or several."""
    if isinstance(selector, str):
        return _list(document.querySelectorAll(selector))
    if isinstance(selector, (list, tuple, ElementCollection)):
        return [getattr(it, "_dom_element", it) for it in selector]
    return [getattr(selector, "_dom_element", selector)]


def _property(name):
    return _PROPERTIES.get(name, name[:-1] if name.endswith("_") else name)


def _names(classes):
    return classes.split() if isinstance(classes, str) else classes or []


def _list(nodes):
    return [nodes.item(index) for index in range(nodes.length)]


def _wrapped(dom_element):
    return None if is_none(dom_element) else Element(dom_element)


def _by_id(inside, key):
    key = key[1:] if key.startswith("#") else key
    return _wrapped(inside.querySelector('[id="' + key.replace('"', '\\"') + '"]'))


def _maker(tag):
    def make(*children, classes=None, style=None, **properties):
        element = Element(document.createElement(tag))
        element.append(*children)
        element.update(classes, style, **properties)
        return element

    return make


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(name)
    return _maker(name[:-1] if name.endswith("_") else name)


page = Page()
