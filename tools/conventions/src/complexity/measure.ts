import ts from 'typescript-5'

export interface FunctionMeasure {
  readonly name: string
  readonly line: number
  readonly lines: number
  /** Of the function with all functions inside it. */
  readonly complexity: number
  /** Without the functions inside. */
  readonly ownComplexity: number
}

export interface FileMeasure {
  lines: number
  functions: FunctionMeasure[]
  /** Lines of each. */
  casts: number[]
  anys: number[]
  nonNulls: number[]
  suppressions: number[]
  conditionalSpreads: number[]
}

/**
 * Counts in the compiler's tree. The cyclomatic complexity of a function is 1, and 1 more for each `if`, `?:`, `&&`,
 * `||`, `??` (also as assignments), `case`, `catch` and loop in it and in the functions inside it. `?.` and `default`
 * do not count.
 */
export function measureFile(source: ts.SourceFile): FileMeasure {
  const measure: FileMeasure = {
    lines: source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0),
    functions: [],
    casts: [],
    anys: [],
    nonNulls: [],
    suppressions: [],
    conditionalSpreads: [],
  }
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1
  const visit = (node: ts.Node): void => {
    const line = (): number => lineAt(node.getStart(source))
    if (isFunctionWithBody(node)) {
      const lines = lineAt(node.end) - line() + 1
      measure.functions.push({
        name: functionName(node),
        line: line(),
        lines,
        complexity: complexityOf(node, false),
        ownComplexity: complexityOf(node, true),
      })
    } else if (isCast(node)) measure.casts.push(line())
    else if (node.kind === ts.SyntaxKind.AnyKeyword) measure.anys.push(line())
    else if (ts.isNonNullExpression(node)) measure.nonNulls.push(line())
    else if (isConditionalSpread(node)) measure.conditionalSpreads.push(line())
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const match of source.text.matchAll(
    /(?:\/\/|\*) ?(?:biome-ignore|@ts-(?:ignore|expect-error|nocheck))/g,
  )) {
    measure.suppressions.push(lineAt(match.index))
  }
  return measure
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function complexityOf(root: ts.Node, isOwn: boolean): number {
  let complexity = 1
  const visit = (node: ts.Node): void => {
    if (isOwn && isFunctionWithBody(node)) return
    if (isBranch(node)) complexity++
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(root, visit)
  return complexity
}

const BRANCHES = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
])

const BRANCHING_OPERATORS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
])

function isBranch(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return BRANCHING_OPERATORS.has(node.operatorToken.kind)
  return BRANCHES.has(node.kind)
}

/** `as const` asserts nothing about a type. */
function isCast(node: ts.Node): boolean {
  if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return false
  return !ts.isConstTypeReference(node.type)
}

/** `...(x && { x })` and `...(x ? { x } : {})`. */
function isConditionalSpread(node: ts.Node): boolean {
  if (!ts.isSpreadAssignment(node)) return false
  let value = node.expression
  while (ts.isParenthesizedExpression(value)) value = value.expression
  if (ts.isConditionalExpression(value)) {
    return [value.whenTrue, value.whenFalse].some(
      (each) => ts.isObjectLiteralExpression(each) && each.properties.length === 0,
    )
  }
  if (!ts.isBinaryExpression(value)) return false
  return (
    value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
    ts.isObjectLiteralExpression(value.right)
  )
}

function functionName(node: ts.FunctionLikeDeclaration): string {
  const parent = node.parent
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined
  return (node.name ?? named)?.getText() ?? '(anonymous)'
}
