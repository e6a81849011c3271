import { invalidOperator } from './errors'
import { segmentsOf, valuesAt } from './paths'
import type { Leaf } from './predicates'
import { isObject, type Doc } from './values'

/**
 * Places on the globe: GeoJSON shapes, on a sphere as MongoDB computes them, edges being great circles.
 * Points are unit vectors; a position is [longitude, latitude] in degrees.
 */
type Vector = readonly [number, number, number]
type Edge = readonly [Vector, Vector]

/** The earth's radius in metres, as MongoDB takes it. */
const EARTH = 6_378_100
const GEO = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$maxDistance', '$minDistance'])

/** Whether an operator asks about a place. */
export const isGeoOperator = (operator: string): boolean => GEO.has(operator)

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
const length = (a: Vector) => Math.sqrt(dot(a, a))
const side = (a: Vector, b: Vector, p: Vector) => dot(cross(a, b), p)

/** Below this a point counts as lying on an edge: about a millimetre on the ground. */
const TOUCH = 1e-10

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]) && Math.abs(value[0]) <= 180 && Math.abs(value[1]) <= 90

function vectorOf(position: unknown): Vector {
  if (!isPosition(position)) throw invalidOperator(`${JSON.stringify(position)} is no position: longitude, latitude`)
  const [lng, lat] = position.map((degrees) => (degrees * Math.PI) / 180) as [number, number]
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)]
}

/** The angle between two places, radians. */
const angle = (a: Vector, b: Vector) => Math.atan2(length(cross(a, b)), dot(a, b))

/** A shape taken apart: its points, its edges, and its surfaces by their rings. */
interface Shape {
  points: Vector[]
  edges: Edge[]
  polygons: Vector[][][]
}

const line = (positions: unknown): Shape => {
  const points = listOf(positions).map(vectorOf)
  return { points, edges: points.slice(1).map((end, i) => [points[i]!, end] as const), polygons: [] }
}

function polygon(rings: unknown): Shape {
  const parts = listOf(rings).map(line)
  for (const { points } of parts) {
    if (points.length < 4 || angle(points[0]!, points[points.length - 1]!) > TOUCH) throw invalidOperator('a ring needs four positions and ends where it starts')
  }
  return { points: parts.flatMap(({ points }) => points), edges: parts.flatMap(({ edges }) => edges), polygons: [parts.map(({ points }) => points)] }
}

const merge = (shapes: Shape[]): Shape => ({
  points: shapes.flatMap(({ points }) => points),
  edges: shapes.flatMap(({ edges }) => edges),
  polygons: shapes.flatMap(({ polygons }) => polygons),
})

const point = (position: unknown): Shape => ({ points: [vectorOf(position)], edges: [], polygons: [] })

const SHAPES: Record<string, (coordinates: unknown) => Shape> = {
  Point: point,
  LineString: line,
  Polygon: polygon,
  MultiPoint: (list) => merge(listOf(list).map(point)),
  MultiLineString: (list) => merge(listOf(list).map(line)),
  MultiPolygon: (list) => merge(listOf(list).map(polygon)),
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || !value.length) throw invalidOperator('a shape needs coordinates')
  return value
}

function shapeOf(geometry: unknown): Shape {
  const read = isObject(geometry) ? SHAPES[String(geometry.type)] : undefined
  if (!read) throw invalidOperator(`${JSON.stringify(geometry)} is no GeoJSON shape`)
  return read((geometry as Doc).coordinates)
}

/** The shape a document holds, or undefined when it holds none. */
function storedShape(value: unknown): Shape | undefined {
  try {
    return isPosition(value) ? point(value) : isObject(value) && 'coordinates' in value ? shapeOf(value) : undefined
  } catch {
    return undefined
  }
}

const onEdge = (p: Vector, [a, b]: Edge): boolean => {
  const normal = cross(a, b)
  const size = length(normal)
  if (size < TOUCH) return angle(p, a) < TOUCH
  return Math.abs(dot(normal, p) / size) < TOUCH && dot(cross(normal, a), p) >= -TOUCH && dot(cross(b, normal), p) >= -TOUCH
}

const ringEdges = (ring: readonly Vector[]): Edge[] => ring.slice(1).map((end, i) => [ring[i]!, end] as const)

/** Whether the ring winds around the point: the smaller of the two surfaces that a ring bounds is meant. */
function inRing(p: Vector, ring: readonly Vector[]): boolean {
  let turned = 0
  for (const [a, b] of ringEdges(ring)) {
    const u = cross(p, a)
    const v = cross(p, b)
    turned += Math.atan2(dot(p, cross(u, v)), dot(u, v))
  }
  // A place opposite the ring sees it wind too, the other way round the globe.
  const middle = ring.reduce<Vector>((sum, q) => [sum[0] + q[0], sum[1] + q[1], sum[2] + q[2]], [0, 0, 0])
  return Math.abs(turned) > Math.PI && dot(p, middle) > 0
}

/** Whether the point lies in a polygon or on its border, and in no hole. */
function covers([outer, ...holes]: readonly Vector[][], p: Vector): boolean {
  if ([outer!, ...holes].some((ring) => ringEdges(ring).some((edge) => onEdge(p, edge)))) return true
  return inRing(p, outer!) && !holes.some((hole) => inRing(p, hole))
}

function crosses([a, b]: Edge, [c, d]: Edge): boolean {
  if (onEdge(a, [c, d]) || onEdge(b, [c, d]) || onEdge(c, [a, b]) || onEdge(d, [a, b])) return true
  const [sc, sd, sa, sb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  // Great circles meet twice; the sum of the ends tells the near meeting from the far one.
  return sc * sd < 0 && sa * sb < 0 && sc * sb > 0
}

const touches = (one: Shape, other: Shape): boolean =>
  one.points.some((p) => other.polygons.some((rings) => covers(rings, p)) || other.edges.some((edge) => onEdge(p, edge)) || other.points.some((q) => angle(p, q) < TOUCH)) ||
  one.edges.some((edge) => other.edges.some((against) => crosses(edge, against)))

const intersects = (one: Shape, other: Shape): boolean => touches(one, other) || touches(other, one)

/** Whether all of a shape lies in the polygons: its points do, and no edge of it leaves them. */
const within = (shape: Shape, area: Shape): boolean =>
  area.polygons.some(
    (rings) => shape.points.every((p) => covers(rings, p)) && !shape.edges.some((edge) => rings.flatMap(ringEdges).some((border) => properlyCrosses(edge, border))),
  )

const properlyCrosses = (edge: Edge, border: Edge): boolean =>
  !onEdge(edge[0], border) && !onEdge(edge[1], border) && !onEdge(border[0], edge) && !onEdge(border[1], edge) && crosses(edge, border)

function centerSphere(operand: unknown): (shape: Shape) => boolean {
  const [center, radius] = listOf(operand)
  const middle = vectorOf(center)
  if (typeof radius !== 'number' || !(radius >= 0)) throw invalidOperator('$centerSphere needs a radius in radians')
  return (shape) => shape.points.every((p) => angle(p, middle) <= radius)
}

function withinTest(operand: unknown): (shape: Shape) => boolean {
  if (!isObject(operand)) throw invalidOperator('$geoWithin needs a shape')
  if ('$centerSphere' in operand) return centerSphere(operand.$centerSphere)
  const area = shapeOf(operand.$geometry)
  if (!area.polygons.length) throw invalidOperator('$geoWithin needs a surface')
  return (shape) => within(shape, area)
}

/** Where documents are to be near to, and how far they may be, metres. */
export interface Near {
  path: string
  from: Vector
  nearest: number
  farthest: number
}

/** Reads the operand of `$near` or `$nearSphere`. */
export function nearOf(path: string, operand: unknown): Near {
  const { $geometry: geometry, $maxDistance: farthest = Infinity, $minDistance: nearest = 0 } = isObject(operand) ? operand : {}
  const { points, edges } = shapeOf(geometry)
  if (points.length !== 1 || edges.length) throw invalidOperator('$nearSphere needs a point')
  if (typeof farthest !== 'number' || typeof nearest !== 'number') throw invalidOperator('distances are numbers of metres')
  return { path, from: points[0]!, nearest, farthest }
}

/** The distance in metres from a place to a value, or undefined when the value is no point. */
function distanceTo(value: unknown, { from }: Pick<Near, 'from'>): number | undefined {
  const shape = storedShape(value)
  return shape?.points.length === 1 ? angle(shape.points[0]!, from) * EARTH : undefined
}

/** The nearness that a filter asks for, which also is the order of its answers. */
export function nearIn(filter: Doc): Near | undefined {
  for (const [path, operand] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(operand)) {
      const inner = operand.filter(isObject).map(nearIn).find(Boolean)
      if (inner) return inner
    }
    if (isObject(operand)) for (const operator of ['$near', '$nearSphere']) if (operator in operand) return nearOf(path, operand[operator])
  }
  return undefined
}

/** The distance from a place to the nearest point at a path of a document; infinite when there is none. */
export function nearness({ path, from }: Pick<Near, 'path' | 'from'>): (doc: unknown) => number {
  const segments = segmentsOf(path)
  return (doc) => Math.min(...valuesAt(doc, segments).map((value) => distanceTo(value, { from }) ?? Infinity), Infinity)
}

const ofShape = (test: (shape: Shape) => boolean): Leaf => (value) => {
  const shape = storedShape(value)
  return shape !== undefined && test(shape)
}

/** The question a geographic operator asks of a value. */
export function geoPredicate(operator: string, operand: unknown): Leaf {
  switch (operator) {
    case '$geoWithin':
      return ofShape(withinTest(operand))
    case '$geoIntersects': {
      const other = shapeOf(isObject(operand) ? operand.$geometry : undefined)
      return ofShape((shape) => intersects(shape, other))
    }
    case '$near':
    case '$nearSphere': {
      const near = nearOf('', operand)
      return (value) => {
        const distance = distanceTo(value, near)
        return distance !== undefined && distance >= near.nearest && distance <= near.farthest
      }
    }
    default:
      throw invalidOperator(`${operator} belongs inside $nearSphere`)
  }
}
