// Streets, where the operator has a file of them (docs/map.md).

export function drawStreets(map, url) {
  if (!window.protomapsL) return;
  const flavor = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const lang = document.documentElement.lang.split("-")[0];
  protomapsL.leafletLayer({ url: new URL(url, location.href).href, flavor, lang, attribution: "" }).addTo(map);
}
