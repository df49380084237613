import { COMPLETE_WORD } from '../../command/complete-word.ts';

/** bash breaks words at colons and equals signs, so the line is taken apart again, and what is typed already is cut off. */
export const bashScript: string = `# bash completion for postern
_postern() {
  local line="\${COMP_LINE:0:COMP_POINT}" current typed candidate
  local -a words
  read -ra words <<< "$line"
  [[ "$line" == *[[:space:]] ]] && words+=('')
  current="\${words[\${#words[@]}-1]}"
  typed="\${current%"\${current##*[:=]}"}"
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate _; do
    COMPREPLY+=("\${candidate#"$typed"}")
  done < <(postern ${COMPLETE_WORD} -- "\${words[@]:1}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == *[,/=] ]] && compopt -o nospace
  return 0
}
complete -o default -o nosort -F _postern postern
`;

export const zshScript: string = `#compdef postern
# zsh completion for postern
_postern() {
  local line value
  local -a found
  for line in "\${(@f)$(postern ${COMPLETE_WORD} -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -z "$line" ]] && continue
    value="\${line%%$'\\t'*}"
    found+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( \${#found} )); then
    _describe -V 'postern' found
  else
    _files
  fi
}
compdef _postern postern
`;

export const fishScript: string = `# fish completion for postern
function __postern_complete
  set -l found (postern ${COMPLETE_WORD} -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c postern -f -a '(__postern_complete)'
`;
