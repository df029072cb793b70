// The base of the map: outlines of countries, states and counties, from files of our own.
// services/management/map_base writes them.

import { drawTowns } from "./towns.js";

const STEPS_PER_DEGREE = 1000;
const FINE_FROM_ZOOM = 6;
const NOTHING = { arcs: [], shapes: [], towns: [] };
const WORLD = { world: [-180, -90, 180, 90] };
const ONCE_ROUND = [0, -360, 360];

export async function drawOutlines(map, folder, hasStreets) {
  map.createPane("outlines").style.zIndex = 150; // below the streets
  map.createPane("towns").style.zIndex = 450;
  const renderer = L.svg({ pane: "outlines", padding: 0 });
  const options = { pane: "outlines", renderer, interactive: false, smoothFactor: 0.5 };
  const regions = await load(`${folder}regions.json`).catch(() => ({}));
  const drawn = new Map();
  const labels = L.layerGroup().addTo(map);

  async function update() {
    const names = map.getZoom() < FINE_FROM_ZOOM ? inView(WORLD) : inView(regions);
    const missing = names.filter((name) => !drawn.has(name));
    for (const name of missing) drawn.set(name, null);
    await Promise.all(missing.map(draw));
    for (const name of drawn.keys()) if (isStale(name, names)) remove(name);
    if (!hasStreets) drawTowns(map, labels, [...drawn.values()].flatMap((layer) => layer?.towns ?? []));
  }

  // What was there before stays until what is wanted now has come.
  function isStale(name, names) {
    return !names.includes(name) && names.every((wanted) => drawn.get(wanted));
  }

  function remove(name) {
    drawn.get(name)?.remove();
    drawn.delete(name);
  }

  // What is in view, and by how many degrees to turn it there: beyond the date line it is drawn again.
  function inView(boxes) {
    const view = map.getBounds();
    return Object.entries(boxes).flatMap(([name, [west, south, east, north]]) =>
      ONCE_ROUND.filter((turn) => view.intersects([[south, west + turn], [north, east + turn]])).map(
        (turn) => `${name} ${turn}`,
      ),
    );
  }

  async function draw(key) {
    const [name, turn] = key.split(" ");
    const outlines = await load(`${folder}outlines/${name}.json`).catch(() => NOTHING);
    drawn.set(key, layerOf(outlines, Number(turn), options).addTo(map));
  }

  map.on("moveend", update);
  update();
}

async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url);
  return response.json();
}

function layerOf({ arcs, shapes, towns = [] }, turn, options) {
  const lines = arcs.map((arc) => pointsOf(arc, turn));
  const rings = shapes.flat();
  const uses = new Array(arcs.length).fill(0);
  for (const arc of rings.flat()) uses[arc < 0 ? ~arc : arc] += 1;
  const land = rings.map((ring) => ring.flatMap((arc) => (arc < 0 ? [...lines[~arc]].reverse() : lines[arc])));
  const layer = L.layerGroup([
    L.polygon(land, { ...options, className: "map-land" }),
    L.polyline(lines.filter((_, arc) => uses[arc] > 1), { ...options, className: "map-inner" }),
    L.polyline(lines.filter((_, arc) => uses[arc] === 1), { ...options, className: "map-edge" }),
  ]);
  layer.towns = towns.map(([name, x, y], rank) => ({ name, rank, point: pointsOf([x, y], turn)[0] }));
  return layer;
}

// An arc is its first point and then steps, in thousandths of a degree.
function pointsOf(arc, turn) {
  const points = [];
  let [x, y] = [turn * STEPS_PER_DEGREE, 0];
  for (let at = 0; at < arc.length; at += 2) {
    x += arc[at];
    y += arc[at + 1];
    points.push([y / STEPS_PER_DEGREE, x / STEPS_PER_DEGREE]);
  }
  return points;
}
