// The places of the map: the cards of the list that have a pin, in the order of the list.

export function readPlaces(view) {
  const cards = [...document.querySelectorAll("article[data-lat]")];
  const places = cards.map((card) => readPlace(card, view.dataset.areaOnly));
  for (const place of places) {
    place.point.lng = nearTo(place.point.lng, places[0].point.lng);
    place.corners = cornersOf(place);
  }
  return places;
}

function readPlace(card, areaOnly) {
  const area = Number(card.dataset.area ?? 0);
  const number = card.querySelector(".card-number").textContent;
  const words = [".card-title bdi", ".kind", ".card-distance .visually-hidden"]
    .map((part) => card.querySelector(part)?.textContent.trim())
    .concat(area ? areaOnly : null, number);
  return {
    card,
    area,
    number,
    name: words.filter(Boolean).join(", "),
    point: L.latLng(card.dataset.lat, card.dataset.lon),
  };
}

// Results on both sides of the date line stay together: 179 and -179 become 179 and 181.
function nearTo(longitude, other) {
  return longitude + 360 * Math.round((other - longitude) / 360);
}

function cornersOf({ point, area }) {
  if (!area) return [point];
  const box = point.toBounds(area * 2);
  return [box.getSouthWest(), box.getNorthEast()];
}

export function choose({ card }) {
  document.querySelector(".is-chosen")?.classList.remove("is-chosen");
  card.classList.add("is-chosen");
  card.querySelector(".card-title a").focus({ preventScroll: true });
  card.scrollIntoView({ block: "start" });
}
