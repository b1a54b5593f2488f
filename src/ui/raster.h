/* Raster: the inner loops of the canvas, one row at a time. Built with -O3 so that they vectorise;
 * no intrinsics, no branches where arithmetic will do.
 *
 * Colours are 0xAARRGGBB, not premultiplied; sprites are premultiplied. A destination is opaque and
 * stays so. Rows are never clipped here: the caller has done it. Pure.
 */
#pragma once

#include <stdint.h>

void raster_fill(uint32_t *restrict to, int n, uint32_t argb); /* overwrites */
/* Mixes `argb` into n pixels by its own alpha. */
void raster_blend(uint32_t *restrict to, int n, uint32_t argb);
/* Mixes `argb` by its alpha times each byte of coverage. */
void raster_mask(uint32_t *restrict to, const uint8_t *restrict cover, int n, uint32_t argb);
/* Lays premultiplied pixels over. */
void raster_over(uint32_t *restrict to, const uint32_t *restrict from, int n);
/* Lays opaque pixels over at `alpha` 0..255, first mixed with their own grey at `grey` 0..255. */
void raster_faded(uint32_t *restrict to, const uint32_t *restrict from, int n, int alpha, int grey);
/* Adds `part` to n cells of a row of coverage being summed up. */
void raster_sum(uint16_t *restrict to, int n, int part);
/* 0..RASTER_FULL as bytes of coverage; cells are zeroed for the next row. */
enum { RASTER_FULL = 256 };
void raster_take_sum(uint8_t *restrict to, uint16_t *restrict sum, int n);

/* One pixel of raster_blend() at a coverage of 0..255. */
uint32_t raster_mix(uint32_t below, uint32_t argb, int cover);
