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
  let spread = null; // places at one point, shown side by side until the zoom changes
  // The middle of a marker: it stands on its point, or lies in the middle of an area.
  const pixelOf = ({ point, area }) => map.project(point).subtract([0, area ? 0 : ABOVE]);

  function draw() {
    const hadFocus = map.getContainer().contains(document.activeElement);
    layer.clearLayers();
    for (const group of clusters(places, pixelOf)) drawGroup(group);
    if (hadFocus && document.activeElement === document.body) map.getContainer().focus();
  }

  function drawGroup(group) {
    if (group.places.length === 1) drawPlace(group.places[0], group.places[0].point);
    else if (group.places[0] === spread) drawRing(group);
    else drawCluster(group);
  }

  function drawPlace(place, point) {
    addMarker(point, place, placeButton(place));
  }

  function drawCluster(group) {
    const [first] = group.places;
    addMarker(first.point, first, clusterButton(counts[group.places.length], () => open(group)));
  }

  function drawRing({ places: inside }) {
    const middle = map.project(inside[0].point);
    ring(middle, inside.length).forEach((pixel, number) => {
      const point = map.unproject(pixel);
      layer.addLayer(L.polyline([inside[0].point, point], { className: "map-leg", interactive: false }));
      drawPlace(inside[number], point);
    });
  }

  function addMarker(point, place, button) {
    if (!place.area) button.classList.add("map-marker-above");
    layer.addLayer(L.marker(point, { icon: new ButtonIcon({ button }), keyboard: false }));
  }

  function open({ places: inside }) {
    const bounds = L.latLngBounds(inside.map((place) => place.point));
    const zoom = Math.min(map.getBoundsZoom(bounds, false, L.point(64, 64)), map.getMaxZoom());
    if (bounds.getSouthWest().equals(bounds.getNorthEast()) || zoom <= map.getZoom()) {
      spread = inside[0];
      draw();
      focusOn(inside[0]);
    } else {
      map.once("moveend", () => focusOn(inside[0]));
      map.setView(bounds.getCenter(), zoom);
    }
  }

  // The marker that a place is in now.
  function focusOn(place) {
    const group = clusters(places, pixelOf).find((each) => each.places.includes(place));
    const name = group.places.length === 1 || group.places[0] === spread ? place.name : null;
    const buttons = [...map.getContainer().querySelectorAll(".map-marker")];
    (buttons.find((button) => button.dataset.name === name) ?? map.getContainer()).focus();
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
  button.dataset.name = name;
  button.setAttribute("aria-label", name);
  button.append(Object.assign(document.createElement("span"), { textContent: text }));
  button.addEventListener("click", press);
  return button;
}
