// Names of towns, as many as there is room for: the largest first.

const LINE = 18;
const LETTER = 8;

export function drawTowns(map, layer, towns) {
  const view = map.getBounds();
  const frame = L.bounds([0, 0], map.getSize());
  const inView = towns.filter(({ point }) => view.contains(point)).sort((one, other) => one.rank - other.rank);
  const taken = takenBoxes(map.getContainer());
  layer.clearLayers();
  for (const town of inView) {
    const box = boxOf(town, map.latLngToContainerPoint(town.point));
    if (!frame.contains(box) || taken.some((other) => other.intersects(box))) continue;
    taken.push(box);
    layer.addLayer(labelOf(town));
  }
}

// What markers and the scale cover.
function takenBoxes(view) {
  const corner = view.getBoundingClientRect();
  return [...view.querySelectorAll(".map-marker, .leaflet-control-scale")].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return L.bounds([left - corner.left, top - corner.top], [right - corner.left, bottom - corner.top]);
  });
}

function boxOf({ name }, at) {
  const half = L.point((name.length * LETTER) / 2 + LETTER, LINE);
  return L.bounds(at.subtract(half), at.add(half));
}

function labelOf({ name, point }) {
  const label = Object.assign(document.createElement("bdi"), { textContent: name });
  label.setAttribute("aria-hidden", "true");
  const icon = L.divIcon({ className: "map-town", html: label, iconSize: null });
  return L.marker(point, { icon, interactive: false, keyboard: false, pane: "towns" });
}
