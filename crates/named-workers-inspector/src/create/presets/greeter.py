def greet(name: str, times: int = 1):
    """Greets somebody."""
    print("greeting", name)
    return ["Hello, " + name + "!"] * times


__export__ = ["greet"]
