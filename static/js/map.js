// The map of the results: drawn from the cards of the page, and only on the page that asks for it.

import { drawMarkers } from "./map/markers.js";
import { moveByKeys, moveByButtons } from "./map/moving.js";
import { drawOutlines } from "./map/outlines.js";
import { readPlaces } from "./map/places.js";

const CLOSEST = 18;
const CLOSEST_AT_FIRST = 14;

function start(view) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(view, {
    attributionControl: false,
    fadeAnimation: !isCalm,
    inertia: !isCalm,
    keyboard: false, // ours works from the markers too
    markerZoomAnimation: !isCalm,
    maxZoom: CLOSEST,
    minZoom: 2,
    renderer: L.svg({ padding: 0 }),
    scrollWheelZoom: false, // a wheel over the map scrolls the page
    zoomAnimation: !isCalm,
    zoomControl: false,
    zoomSnap: 0.5,
  });
  if (isCalm) {
    map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
  }
  L.control.scale().addTo(map);
  const places = readPlaces(view);
  const home = L.latLngBounds(places.flatMap((place) => place.corners));
  const showAll = () => map.fitBounds(home, { maxZoom: CLOSEST_AT_FIRST, padding: [48, 48] });
  showAll();
  drawOutlines(map, view.dataset.outlines, Boolean(view.dataset.streets));
  if (view.dataset.streets) {
    import("./map/streets.js").then(({ drawStreets }) => drawStreets(map, view.dataset.streets));
  }
  drawMarkers(map, places, JSON.parse(view.dataset.counts));
  moveByKeys(map, document.getElementById("list"));
  moveByButtons(map, showAll);
}

const view = document.querySelector(".map-view");
if (view && window.L) {
  view.querySelector(".map-missing").remove();
  start(view);
}
