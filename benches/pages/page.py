# A page in Python that calls its worker, for named-workers and for PyScript alike.

from pyscript import document, window, workers

adder = await workers["adder"]
document.body.textContent = str(list(await adder.add_arrays([1, 2, 3], [4, 5, 6])))
window.firstResult = window.performance.now()
