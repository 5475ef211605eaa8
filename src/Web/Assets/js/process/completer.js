// What may stand at a place of a JSON text, by its schema: names of properties not yet there, values of lists, names that are known.
import { syntaxTree } from '@codemirror/language';

export function completer(schema) {
  const resolved = (part) => (part?.$ref ? resolved(part.$ref.slice(1).split('/').filter(Boolean).reduce((at, name) => at?.[name], schema)) : part);
  const named = (state, property) => {
    const name = property.getChild('PropertyName');
    return name && JSON.parse(state.sliceDoc(name.from, name.to));
  };

  // The schema of a value, from the root down to it.
  function schemaOf(state, value) {
    const { parent } = value;
    if (!parent || parent.name === 'JsonText') return resolved(schema);
    if (parent.name === 'Array') return resolved(schemaOf(state, parent)?.items);
    if (parent.name === 'Property') {
      const name = named(state, parent);
      return name && resolved(schemaOf(state, parent.parent)?.properties?.[name]);
    }
    return undefined;
  }

  const typesOf = (part) => [].concat(resolved(part)?.type ?? []);
  const filled = (part) => {
    const types = typesOf(part);
    return types.includes('array') ? '[]' : types.includes('object') ? '{}' : types.includes('boolean') ? 'true' : types.includes('integer') ? '1' : '""';
  };

  function names(state, object, from, to) {
    const offered = schemaOf(state, object)?.properties;
    if (!offered) return null;
    const there = object.getChildren('Property').map((property) => named(state, property));
    return { from, to, validFor: /^"?[\w-]*"?$/, options: Object.entries(offered).filter(([name]) => !there.includes(name)).map(([name, part]) => ({ label: `"${name}"`, detail: typesOf(part).filter((type) => type !== 'null').join(' '), apply: `"${name}": ${filled(part)}`, type: 'property' })) };
  }

  function values(state, value, from, to) {
    const part = schemaOf(state, value);
    const known = (part?.enum ?? part?.examples ?? []).filter((one) => one !== null);
    return known.length === 0 ? null : { from, to, validFor: /^"?[^"]*"?$/, options: known.map((one) => ({ label: JSON.stringify(one), type: 'enum' })) };
  }

  return ({ state, pos, explicit }) => {
    const node = syntaxTree(state).resolveInner(pos, -1);
    const word = state.sliceDoc(node.from, node.to);
    if (node.name === 'PropertyName') return names(state, node.parent.parent, node.from, node.to);
    if (node.name === 'String') return values(state, node, node.from, node.to);
    if (!explicit && !/[{,[:"]$/.test(state.sliceDoc(Math.max(0, pos - 1), pos))) return null;
    const object = node.name === 'Object' ? node : node.name === '⚠' ? node.parent : null;
    if (object?.name === 'Object' && word !== '}') return names(state, object, pos, pos);
    return null;
  };
}
