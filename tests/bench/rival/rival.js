// The page: fetches the plan, shows it, pans when it is told to, answers touches. It tells the server
// what it measured; waiting for the next order costs nothing.
"use strict";

const NEAR_PITCH_PX = 48;

function tell(what) {
  return fetch("/tell", { method: "POST", body: JSON.stringify(what) });
}

function frame() {
  return new Promise(requestAnimationFrame);
}

// Behind the frame that is being made: what stands there now has been handed to the screen.
async function shown() {
  await frame();
  await new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
}

class Page {
  constructor(house, map, place) {
    this.house = house;
    this.map = map;
    this.place = place;
    this.fit();
    place.addEventListener("pointerup", (e) => this.touch(e.clientX, e.clientY - place.offsetTop));
  }

  show(scale, ox, oy) {
    [this.scale, this.ox, this.oy] = [scale, ox, oy];
    this.map.draw(scale, ox, oy);
  }

  showAbout(scale, x, y) {
    this.show(scale, this.place.clientWidth / 2 - x * scale, this.place.clientHeight / 2 - y * scale);
  }

  fit() {
    const h = this.house, w = h.maxX - h.minX + 2 * h.pitch, t = h.maxY - h.minY + 2 * h.pitch;
    const scale = Math.min(this.place.clientWidth / w, this.place.clientHeight / t);
    this.showAbout(scale, (h.minX + h.maxX) / 2, (h.minY + h.maxY) / 2);
  }

  near() {
    const h = this.house, middle = h.n >> 1;
    this.showAbout(NEAR_PITCH_PX / h.pitch, h.x[middle], h.y[middle]);
  }

  touch(x, y) {
    const i = this.house.nearest((x - this.ox) / this.scale, (y - this.oy) / this.scale);
    if (i < 0) return;
    this.house.toggle(i);
    this.map.repaint(i);
    document.getElementById("sheet").textContent = `Seat ${i + 1}`;
  }

  // To and fro, a step each frame, for a number of frames or seconds.
  async pan({ frames, seconds }) {
    const { scale, ox, oy } = this, times = [];
    let before = await frame();
    const from = before;
    for (let i = 0; i < frames && before - from < seconds * 1000; i++) {
      const at = i % 120 < 60 ? i % 120 : 120 - i % 120;
      this.show(scale, ox - at * 3, oy - at * 4);
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    this.show(scale, ox, oy);
    times.sort((a, b) => a - b);
    return { frames: times.length, seconds: (before - from) / 1000, worst: times[times.length - 1] };
  }
}

async function obey(page, order) {
  if (order.do === "fit") page.fit();
  if (order.do === "near") page.near();
  const result = order.do === "pan" ? await page.pan(order) : {};
  await shown();
  return result;
}

async function main() {
  const variant = new URLSearchParams(location.search).get("variant");
  if (variant === "start") return tell({ painted: true });
  const text = await (await fetch("/plan")).text();
  const bands = await (await fetch("/bands")).json();
  const from = performance.now();
  const plan = JSON.parse(text), parsed = performance.now();
  const place = document.getElementById("map");
  const house = new House(plan, bands);
  const page = new Page(house, MAKERS[variant](house, place), place);
  document.getElementById("title").textContent = plan.name;
  await shown();
  await tell({ painted: true, seats: house.n, parse_ms: parsed - from,
               open_ms: performance.now() - from });
  for (;;) {
    const order = await (await fetch("/order")).json();
    try {
      await tell(await obey(page, order));
    } catch (error) {
      await tell({ trouble: String(error) });
    }
  }
}

main().catch((error) => tell({ trouble: String(error) }));
