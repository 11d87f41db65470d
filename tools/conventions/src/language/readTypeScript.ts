import ts from 'typescript-5'
import type { Name, Passage, Texts } from './passage.ts'

/** Comments, messages and declared names of a TypeScript or JavaScript file. Of a test, only the titles are messages. */
export function readTypeScript(source: ts.SourceFile, isTest: boolean): Texts {
  const passages: Passage[] = readComments(source)
  const names: Name[] = []
  const visit = (node: ts.Node): void => {
    const message = isTest ? titleOf(node) : messageOf(node)
    if (message !== undefined) passages.push({ line: lineOf(source, node.getStart(source)), text: message })
    // Old names stay until the next version, marked as deprecated.
    if (ts.isIdentifier(node) && isDeclaredName(node) && !ts.getJSDocDeprecatedTag(node.parent)) {
      names.push({
        line: lineOf(source, node.getStart(source)),
        text: node.text,
        isMajor: isMajor(node.parent),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { passages, names }
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1
}

/** Line comments that follow each other are one passage. */
function readComments(source: ts.SourceFile): Passage[] {
  const ranges = [...commentRanges(source).values()].sort((a, b) => a.pos - b.pos)
  const passages: { line: number; lastLine: number; text: string; isLineComment: boolean }[] = []
  for (const range of ranges) {
    const raw = source.text.slice(range.pos, range.end)
    const isLineComment = range.kind === ts.SyntaxKind.SingleLineCommentTrivia
    const line = lineOf(source, range.pos)
    const previous = passages.at(-1)
    if (isLineComment && previous?.isLineComment && previous.lastLine === line - 1) {
      previous.text += `\n${raw.slice(2).trim()}`
      previous.lastLine = line
      continue
    }
    const text = isLineComment ? raw.slice(2).trim() : unwrapBlock(raw)
    if (/^(biome-ignore|@ts-|<reference|\/)/.test(text)) continue
    passages.push({ line, lastLine: lineOf(source, range.end), text, isLineComment })
  }
  return passages
}

function commentRanges(source: ts.SourceFile): Map<number, ts.CommentRange> {
  const ranges = new Map<number, ts.CommentRange>()
  const collect = (position: number): void => {
    const found = [
      ...(ts.getLeadingCommentRanges(source.text, position) ?? []),
      ...(ts.getTrailingCommentRanges(source.text, position) ?? []),
    ]
    for (const range of found) ranges.set(range.pos, range)
  }
  const visit = (node: ts.Node): void => {
    // The text of a template may look like a comment.
    if (!ts.isTemplateHead(node) && !ts.isTemplateMiddle(node)) {
      collect(node.pos)
      if (!ts.isTemplateSpan(node.parent ?? node)) collect(node.end)
    }
    if (ts.isBlock(node) || ts.isObjectLiteralExpression(node) || ts.isModuleBlock(node)) {
      collect(node.getStart(source) + 1)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return ranges
}

function unwrapBlock(raw: string): string {
  return raw
    .replace(/^\/\*+/, '')
    .replace(/\*+\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim()
}

/** A string of several words, unless a query or a module's name. */
function messageOf(node: ts.Node): string | undefined {
  const text = textOf(node)
  if (text === undefined || !/[a-z]+ [a-z]+ [a-z]+/i.test(text)) return undefined
  if (ts.isTaggedTemplateExpression(node.parent)) return undefined
  if (/^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|PRAGMA|BEGIN|ANALYZE) /i.test(text))
    return undefined
  return text
}

function titleOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined
  let callee: ts.Expression = node.expression
  while (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) callee = callee.expression
  if (!ts.isIdentifier(callee) || !['test', 'it', 'describe'].includes(callee.text)) return undefined
  const [title] = node.arguments
  return title && textOf(title)
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return node.head.text + node.templateSpans.map((span) => `X${span.literal.text}`).join('')
}

const DECLARATIONS = new Set([
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.MethodSignature,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.PropertySignature,
  ts.SyntaxKind.TypeParameter,
])

/** Only declarations: the names of other libraries are used here, but not chosen here. */
function isDeclaredName(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isBindingElement(parent)) return parent.name === node && parent.propertyName === undefined
  return DECLARATIONS.has(parent.kind) && 'name' in parent && parent.name === node
}

function isMajor(node: ts.Node): boolean {
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) {
    const value = node.initializer
    return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
  }
  if (ts.isPropertySignature(node)) return node.type !== undefined && ts.isFunctionTypeNode(node.type)
  return !ts.isParameter(node) && !ts.isBindingElement(node) && !ts.isTypeParameterDeclaration(node)
}
