// The offline pages were switched off: forget what was kept, and go.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const clear = caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))));
  event.waitUntil(clear.then(() => registration.unregister()));
});
