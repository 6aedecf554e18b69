export function BoardPage({ boardId }: { boardId: string }) {
  return <p>{boardId}</p>
}
