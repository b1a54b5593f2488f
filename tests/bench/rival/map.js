// Four ways to put a seating plan on a page, each written as well as its technique allows:
// typed arrays, a grid for culling and hit tests, a tap that repaints one seat only.
"use strict";

const COLORS = ["#56b4e9", "#f0e442", "#009e73", "#cc79a7", "#e69f00", "#9ba4f5", "#e08a6b",
                "#c9ccd1", "#3a404c", "#f5f3ee"];
const TAKEN = 8, CHOSEN = 9, BACKGROUND = "#14161b";

// Seats flat, in house units, with the grid that serves culling and hit tests.
class House {
  constructor(plan, bands) {
    const found = [];
    House.collect(plan, 0, 0, found);
    const n = this.n = found.length;
    this.x = new Float32Array(n);
    this.y = new Float32Array(n);
    this.state = new Uint8Array(n);
    this.before = new Uint8Array(n);
    found.forEach((seat, i) => {
      this.x[i] = seat[0];
      this.y[i] = seat[1];
      this.state[i] = bands[seat[2]] ?? TAKEN;
    });
    this.minX = this.x.reduce((a, b) => Math.min(a, b));
    this.minY = this.y.reduce((a, b) => Math.min(a, b));
    this.maxX = this.x.reduce((a, b) => Math.max(a, b));
    this.maxY = this.y.reduce((a, b) => Math.max(a, b));
    this.pitch = House.median(found);
    this.buildGrid();
  }

  static collect(area, x, y, found) {
    x += area.x || 0;
    y += area.y || 0;
    for (const seat of area.seats || []) found.push([x + seat.x, y + seat.y, seat.id]);
    for (const inner of area.areas || []) House.collect(inner, x, y, found);
  }

  static median(seats) {
    const steps = [];
    for (let i = 1; i < seats.length; i++)
      steps.push(Math.hypot(seats[i][0] - seats[i - 1][0], seats[i][1] - seats[i - 1][1]));
    steps.sort((a, b) => a - b);
    return steps[steps.length >> 1] || 20;
  }

  buildGrid() {
    this.cell = this.pitch * 4;
    this.columns = Math.floor((this.maxX - this.minX) / this.cell) + 1;
    this.rows = Math.floor((this.maxY - this.minY) / this.cell) + 1;
    const count = new Uint32Array(this.columns * this.rows + 1);
    for (let i = 0; i < this.n; i++) count[this.cellOf(i) + 1]++;
    for (let c = 1; c < count.length; c++) count[c] += count[c - 1];
    this.start = count.slice();
    this.seats = new Uint32Array(this.n);
    for (let i = 0; i < this.n; i++) this.seats[count[this.cellOf(i)]++] = i;
  }

  cellOf(i) {
    return Math.floor((this.y[i] - this.minY) / this.cell) * this.columns +
      Math.floor((this.x[i] - this.minX) / this.cell);
  }

  // Calls `fn` for each seat whose cell touches the box (house units).
  within(x0, y0, x1, y1, fn) {
    const clamp = (v, top) => Math.max(0, Math.min(top, Math.floor(v / this.cell)));
    const c0 = clamp(x0 - this.minX, this.columns - 1), c1 = clamp(x1 - this.minX, this.columns - 1);
    const r0 = clamp(y0 - this.minY, this.rows - 1), r1 = clamp(y1 - this.minY, this.rows - 1);
    for (let r = r0; r <= r1; r++) {
      const from = this.start[r * this.columns + c0], to = this.start[r * this.columns + c1 + 1];
      for (let k = from; k < to; k++) fn(this.seats[k]);
    }
  }

  nearest(x, y) {
    let best = -1, least = this.pitch * this.pitch;
    this.within(x - this.pitch, y - this.pitch, x + this.pitch, y + this.pitch, (i) => {
      const d = (this.x[i] - x) ** 2 + (this.y[i] - y) ** 2;
      if (d < least) { least = d; best = i; }
    });
    return best;
  }

  toggle(i) {
    if (this.state[i] === CHOSEN) this.state[i] = this.before[i];
    else { this.before[i] = this.state[i]; this.state[i] = CHOSEN; }
  }
}

// One SVG circle a seat; `layer` keeps it on a compositor layer of its own, moved by CSS alone.
class SvgMap {
  constructor(house, place, layer) {
    const NS = "http://www.w3.org/2000/svg";
    this.house = house;
    this.layer = layer;
    this.svg = document.createElementNS(NS, "svg");
    this.group = document.createElementNS(NS, "g");
    this.circles = new Array(house.n);
    const part = document.createDocumentFragment();
    for (let i = 0; i < house.n; i++) {
      const circle = document.createElementNS(NS, "circle");
      circle.setAttribute("cx", house.x[i] - house.minX + house.pitch);
      circle.setAttribute("cy", house.y[i] - house.minY + house.pitch);
      circle.setAttribute("r", house.pitch * 0.4);
      circle.setAttribute("fill", COLORS[house.state[i]]);
      part.appendChild(this.circles[i] = circle);
    }
    this.group.appendChild(part);
    this.svg.appendChild(this.group);
    const w = house.maxX - house.minX + 2 * house.pitch, h = house.maxY - house.minY + 2 * house.pitch;
    this.svg.style.cssText = layer
      ? `width:${w}px;height:${h}px;transform-origin:0 0;will-change:transform`
      : `width:${place.clientWidth}px;height:${place.clientHeight}px`;
    place.appendChild(this.svg);
  }

  draw(scale, ox, oy) {
    const h = this.house, x = ox + (h.minX - h.pitch) * scale, y = oy + (h.minY - h.pitch) * scale;
    if (this.layer) this.svg.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
    else this.group.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  }

  repaint(i) {
    this.circles[i].setAttribute("fill", COLORS[this.house.state[i]]);
  }
}

// One canvas the size of the window: paths by colour while seats are small, sprites when large.
class CanvasMap {
  constructor(house, place) {
    this.house = house;
    this.canvas = document.createElement("canvas");
    this.canvas.width = place.clientWidth;
    this.canvas.height = place.clientHeight;
    place.appendChild(this.canvas);
    this.c = this.canvas.getContext("2d", { alpha: false });
    this.visible = COLORS.map(() => []);
  }

  makeSprites(d) {
    this.d = d;
    this.sprites = COLORS.map((color) => {
      const sprite = new OffscreenCanvas(d, d), c = sprite.getContext("2d", { alpha: false });
      c.fillStyle = BACKGROUND;
      c.fillRect(0, 0, d, d);
      c.fillStyle = color;
      c.beginPath();
      c.arc(d / 2, d / 2, d / 2, 0, 7);
      c.fill();
      return sprite;
    });
  }

  draw(scale, ox, oy) {
    const h = this.house, c = this.c, w = this.canvas.width, hgt = this.canvas.height;
    const d = Math.max(1, Math.round(h.pitch * 0.8 * scale)), r = d / 2;
    this.view = [scale, ox, oy];
    c.fillStyle = BACKGROUND;
    c.fillRect(0, 0, w, hgt);
    for (const list of this.visible) list.length = 0;
    h.within((-r - ox) / scale, (-r - oy) / scale, (w + r - ox) / scale, (hgt + r - oy) / scale,
             (i) => this.visible[h.state[i]].push(i));
    if (d !== this.d) this.makeSprites(d);
    this.visible.forEach((list, state) => {
      if (d >= 12) {
        for (const i of list)
          c.drawImage(this.sprites[state], Math.round(h.x[i] * scale + ox - r),
                      Math.round(h.y[i] * scale + oy - r));
      } else if (list.length) {
        c.fillStyle = COLORS[state];
        c.beginPath();
        for (const i of list) {
          const x = h.x[i] * scale + ox, y = h.y[i] * scale + oy;
          c.moveTo(x + r, y);
          c.arc(x, y, r, 0, 6.2832);
        }
        c.fill();
      }
    });
  }

  repaint(i) {
    const h = this.house, [scale, ox, oy] = this.view, r = this.d / 2;
    this.c.drawImage(this.sprites[h.state[i]], Math.round(h.x[i] * scale + ox - r),
                     Math.round(h.y[i] * scale + oy - r));
  }
}

// The whole house painted once into a canvas on a layer of its own; panning is CSS alone. It is
// painted anew when the scale changes, so it is sharp; memory bounds how far it can zoom.
class BitmapMap extends CanvasMap {
  draw(scale, ox, oy) {
    const h = this.house, m = h.pitch * scale;
    const x = h.minX * scale - m, y = h.minY * scale - m;
    if (scale !== this.scale) {
      const w = Math.ceil((h.maxX - h.minX) * scale + 2 * m);
      const hgt = Math.ceil((h.maxY - h.minY) * scale + 2 * m);
      if (w * hgt > 64e6) throw new Error("the bitmap would be too large");
      this.scale = scale;
      this.canvas.width = w;
      this.canvas.height = hgt;
      this.canvas.style.willChange = "transform";
      super.draw(scale, -x, -y);
    }
    this.canvas.style.transform = `translate(${ox + x}px,${oy + y}px)`;
  }
}

const MAKERS = {
  svg: (house, place) => new SvgMap(house, place, false),
  layer: (house, place) => new SvgMap(house, place, true),
  canvas: (house, place) => new CanvasMap(house, place),
  bitmap: (house, place) => new BitmapMap(house, place),
};
