// Markers are buttons: one for a place, or one for several that opens up.

import { clusters, ring } from "./clusters.js";
import { choose } from "./places.js";

const ABOVE = 22; // half the height of a marker

const ButtonIcon = L.Icon.extend({
  createIcon() {
    return this.options.button;
  },
  createShadow() {
    return null;
  },
});

export function drawMarkers(map, places, counts) {
  const layer = L.layerGroup().addTo(map);
  const buttons = new Map(); // the button that each place is behind
  let spread = null; // the first of places at one point, shown side by side until the zoom changes

  // The middle of a marker: it stands on its point, or lies in the middle of an area.
  const pixelOf = ({ point, area }) => map.project(point).subtract([0, area ? 0 : ABOVE]);

  function draw() {
    const focused = places.find((place) => buttons.get(place) === document.activeElement);
    layer.clearLayers();
    for (const group of clusters(places, pixelOf)) drawGroup(group.places);
    if (focused) buttons.get(focused).focus();
  }

  function drawGroup(inside) {
    if (inside.length === 1) drawPlace(inside[0], inside[0].point);
    else if (inside[0] === spread) drawRing(inside);
    else addMarker(clusterButton(counts[inside.length], () => open(inside)), inside[0].point, inside);
  }

  function drawPlace(place, point) {
    addMarker(placeButton(place), point, [place]);
  }

  function drawRing(inside) {
    const middle = inside[0].point;
    ring(map.project(middle), inside.length).forEach((pixel, number) => {
      const point = map.unproject(pixel);
      layer.addLayer(L.polyline([middle, point], { className: "map-leg", interactive: false }));
      drawPlace(inside[number], point);
    });
  }

  function addMarker(button, point, inside) {
    if (!inside[0].area) button.classList.add("map-marker-above");
    for (const place of inside) buttons.set(place, button);
    layer.addLayer(L.marker(point, { icon: new ButtonIcon({ button }), keyboard: false }));
  }

  function open(inside) {
    const bounds = L.latLngBounds(inside.map((place) => place.point));
    const zoom = Math.min(map.getBoundsZoom(bounds, false, L.point(64, 64)), map.getMaxZoom());
    const isOnePoint = bounds.getSouthWest().equals(bounds.getNorthEast());
    if (!isOnePoint && zoom > map.getZoom()) {
      map.setView(bounds.getCenter(), zoom);
      return;
    }
    spread = inside[0];
    draw();
  }

  for (const place of places.filter((each) => each.area)) drawArea(map, place);
  map.on("zoomend", () => {
    spread = null;
    draw();
  });
  draw();
}

function drawArea(map, { point, area }) {
  L.circle(point, { radius: area, className: "map-area", interactive: false }).addTo(map);
}

function placeButton(place) {
  const button = newButton(place.name, place.number, () => choose(place));
  button.classList.add(place.area ? "map-marker-area" : "map-marker-point", place.card.classList[1]);
  return button;
}

function clusterButton(words, press) {
  const button = newButton(words, words, press);
  button.classList.add("map-marker-cluster");
  return button;
}

function newButton(name, text, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-marker leaflet-marker-icon";
  button.setAttribute("aria-label", name);
  button.append(Object.assign(document.createElement("span"), { textContent: text }));
  button.addEventListener("click", press);
  return button;
}
