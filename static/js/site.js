// What a browser with scripts adds to pages that work without: every button here starts hidden.

const SAVED = "saved";
const LOCATE_TIMEOUT = 8000;
const LEAVE_PRESSES = 3;
const LEAVE_WITHIN = 5000;
const CLEAR_AT_MOST = 300;

const find = (name) => document.querySelectorAll(`[data-does="${name}"]`);

/* Use my location: asked on a press only; the place goes into the address to 2 decimals, about 1 km. */

function offerLocation(box) {
  if (!("geolocation" in navigator) || !window.isSecureContext) return;
  const [button, status] = [box.querySelector("button"), box.querySelector("[role=status]")];
  const form = box.closest("form");
  const give = (text) => {
    status.textContent = text;
    form.elements.near.focus();
  };
  const search = ({ coords }) => {
    const asked = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...asked]) if (!value) asked.delete(name);
    asked.delete("near");
    asked.set("lat", coords.latitude.toFixed(2));
    asked.set("lon", coords.longitude.toFixed(2));
    location.assign(`${form.action}?${asked}`);
  };
  button.addEventListener("click", () => {
    status.textContent = box.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      search,
      (error) => give(error.code === error.PERMISSION_DENIED ? box.dataset.denied : box.dataset.failed),
      { timeout: LOCATE_TIMEOUT, maximumAge: 60000 },
    );
  });
  box.hidden = false;
}

/* Leave this page: blank first, forget what was saved, and put another page in place of this one. */

async function forgetAll() {
  if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
  if (navigator.serviceWorker) {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  }
}

async function leave(url) {
  document.title = "";
  document.body.replaceChildren();
  await Promise.race([forgetAll().catch(() => {}), new Promise((done) => setTimeout(done, CLEAR_AT_MOST))]);
  location.replace(url);
}

function offerLeaving(link) {
  let presses = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") presses = [];
      return;
    }
    presses = [...presses, event.timeStamp].filter((moment) => event.timeStamp - moment < LEAVE_WITHIN);
    if (presses.length >= LEAVE_PRESSES) leave(link.href);
  });
}

/* Share: the phone's own sheet, else the address is copied. */

function offerSharing(box) {
  const [button, status] = [box.querySelector("button"), box.querySelector("[role=status]")];
  button.addEventListener("click", async () => {
    const page = { title: document.title, url: location.href.split("#")[0] };
    try {
      if (navigator.share) await navigator.share(page);
      else {
        await navigator.clipboard.writeText(page.url);
        status.textContent = box.dataset.copied;
      }
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = page.url;
    }
  });
  box.hidden = false;
}

function offerPrinting(button) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}

/* Save to this phone: the page as it is now, with the day it was saved. */

async function save(worker) {
  const answer = await fetch(location.pathname);
  if (!answer.ok) throw new Error("not saved");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const note = page.getElementById("saved-note");
  const day = new Intl.DateTimeFormat(page.documentElement.lang, { dateStyle: "long" }).format(new Date());
  note.textContent = note.dataset.text.replace("%s", day);
  note.hidden = false;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  const policy = answer.headers.get("Content-Security-Policy");
  if (policy) headers["Content-Security-Policy"] = policy;
  const copy = new Response(`<!doctype html>${page.documentElement.outerHTML}`, { headers });
  await (await caches.open(SAVED)).put(location.pathname, copy);
  await navigator.serviceWorker.register(worker, { scope: "/" });
}

function offerSaving(box) {
  if (!navigator.serviceWorker || !("caches" in window)) return;
  const [button, status] = [box.querySelector("button"), box.querySelector("[role=status]")];
  button.addEventListener("click", async () => {
    try {
      await save(box.dataset.worker);
      status.textContent = box.dataset.saved;
    } catch {
      status.textContent = box.dataset.failed;
    }
  });
  box.hidden = false;
}

async function showSaved(box) {
  for (const note of find("saved-without-script")) note.hidden = true;
  box.hidden = false;
  const [list, remove, status] = [box.querySelector("[data-list]"), box.querySelector("[data-remove]"), box.querySelector("[role=status]")];
  const saved = "caches" in window && (await caches.has(SAVED)) ? await caches.open(SAVED) : null;
  for (const request of saved ? await saved.keys() : []) {
    const page = new DOMParser().parseFromString(await (await saved.match(request)).text(), "text/html");
    const link = Object.assign(document.createElement("a"), { href: new URL(request.url).pathname });
    link.textContent = page.querySelector("h1").textContent.trim();
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  box.querySelector("[data-empty]").hidden = Boolean(list.children.length);
  remove.hidden = !list.children.length;
  remove.addEventListener("click", async () => {
    await forgetAll();
    list.replaceChildren();
    remove.hidden = true;
    status.textContent = status.dataset.done;
  });
}

find("locate").forEach(offerLocation);
find("leave").forEach(offerLeaving);
find("share").forEach(offerSharing);
find("print").forEach(offerPrinting);
find("save").forEach(offerSaving);
find("saved").forEach(showSaved);
