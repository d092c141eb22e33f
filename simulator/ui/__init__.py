"""The window: draws values and reports what people do.

The only home of PySide6, with `simulator.app`. Values go down by method call, facts come up by signal. A page never
scores, and reaches saved data only through `workflow`; what may be slow there goes through `window.slow_call`. The play page and
the projector are two views on one presenter.

What the first painted window and the titles need (style.appearance, style.theme, style.painting, widgets.basics,
window.navigation_rail, widgets.notice, window.main_window, library.library_page, library.scenario_cards, navigation,
background_startup, window.exception_hook) does not import the name `Qt`: PySide builds all of that namespace's enums when it is
first touched, which takes longer than painting the window. These modules reach it as `QtCore.Qt` where it is used, after the
titles are painted, and draw with `style.painting` where a pen or a brush would touch it.
"""
