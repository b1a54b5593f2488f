/* Ids of the service: opaque strings (contract section 4), at most 40 characters. */
#pragma once

enum { ID_SIZE = 41 };
