// Opens the emergency page and saved places without a connection. Results are never kept.
const SHELL = "shell-{{ version }}";
const PATIENCE = 8000;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll({{ shell|safe }})).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("shell-") && name !== SHELL;
  const clear = caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))));
  event.waitUntil(clear.then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else event.respondWith(fetch(request).catch(() => caches.match(request).then((kept) => kept || Response.error())));
});

async function page(request) {
  const tooSlow = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  try {
    return await Promise.race([fetch(request), tooSlow]);
  } catch {
    return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) || caches.match({{ offline|safe }}, { ignoreVary: true });
  }
}
