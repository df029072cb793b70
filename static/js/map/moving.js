// Moving the map without dragging: keys and buttons.

const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const ZOOMS = { "+": 1, "=": 1, "-": -1, _: -1 };

export function moveByKeys(map, after) {
  const view = map.getContainer();
  view.tabIndex = 0;
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in STEPS) pan(map, event.key);
    else if (event.key in ZOOMS) map.zoomIn(ZOOMS[event.key]);
    else if (event.key === "Escape") after.focus();
    else return;
    event.preventDefault();
  });
}

export function moveByButtons(map, showAll) {
  const tools = document.querySelector(".map-tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("all" in button.dataset) showAll();
    else if (button.dataset.pan) pan(map, button.dataset.pan);
    else map.zoomIn(Number(button.dataset.zoom));
  });
}

function pan(map, key) {
  const { x, y } = map.getSize();
  const [right, down] = STEPS[key];
  map.panBy([(right * x) / 3, (down * y) / 3]);
}
