// Places whose markers would overlap become one marker.

const SIZE = 46;
const WIDTH_OF_SEVERAL = 88;

// Groups in the order of their first places, on which their markers stand.
export function clusters(places, pixelOf) {
  let groups = places.map((place) => ({ at: pixelOf(place), places: [place] }));
  for (;;) {
    const [one, other] = firstOverlap(groups);
    if (!one) return groups;
    one.places = [...one.places, ...other.places].sort((a, b) => a.number - b.number);
    groups = groups.filter((group) => group !== other);
  }
}

function firstOverlap(groups) {
  for (const [number, one] of groups.entries()) {
    const other = groups.slice(number + 1).find((each) => overlap(one, each));
    if (other) return [one, other];
  }
  return [];
}

function overlap(one, other) {
  const apart = (widthOf(one) + widthOf(other)) / 2;
  return Math.abs(one.at.x - other.at.x) < apart && Math.abs(one.at.y - other.at.y) < SIZE;
}

function widthOf(group) {
  return group.places.length > 1 ? WIDTH_OF_SEVERAL : SIZE;
}

// Pixels of `count` markers on a ring around a point, the first above it.
export function ring(at, count) {
  const radius = Math.max(SIZE, (count * SIZE) / (2 * Math.PI));
  return Array.from({ length: count }, (_, number) => {
    const angle = (2 * Math.PI * number) / count;
    return at.add([radius * Math.sin(angle), -radius * Math.cos(angle)]);
  });
}
