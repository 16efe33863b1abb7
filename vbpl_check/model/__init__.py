"""Every value that crosses a stage, in pipeline order: plain, frozen Python.

Glossary (identifier = term of the law on making law):
    document = văn bản; number = số hiệu; kind = loại văn bản; issuer = cơ quan ban hành; issued = ngày ban hành;
    effective = ngày có hiệu lực; basis = căn cứ ban hành; annex = phụ lục; attached text = quy định ban hành kèm theo;
    part = phần; chapter = chương; section = mục; subsection = tiểu mục; article = điều; clause = khoản; point = điểm.
    provision = a structural unit at any level; norm = what a provision demands of someone;
    subject = chủ thể; act = hành vi; condition = điều kiện; exception = ngoại lệ; definition = giải thích từ ngữ;
    citation = viện dẫn, dẫn chiếu; delegation = giao quy định chi tiết;
    yielding clause = câu nhường ("có quy định khác").

Conventions: spans are half-open offsets into ``Document.text``; dates are ``datetime.date``; collections are tuples;
an unknown value is ``None`` or an empty string, never a guess.
"""

from vbpl_check.model.document import (
    Address,
    Anchor,
    Blob,
    Document,
    Header,
    Metadata,
    Provision,
    Source,
)
from vbpl_check.model.facts import (
    Citation,
    CitationRole,
    Definition,
    DocumentInfo,
    Facts,
    Norm,
    Quantity,
    Work,
    WorkKind,
)
from vbpl_check.model.report import (
    Candidate,
    DefinitionPair,
    Entry,
    Finding,
    Link,
    LinkKind,
    LinkSet,
    Pair,
    Place,
    Prevails,
    Reference,
    Report,
    Signal,
    Statement,
    Target,
    TargetStatus,
)
from vbpl_check.model.survey import (
    Affected,
    Ailment,
    Change,
    ChangeKind,
    ClauseGraph,
    Delegation,
    Edge,
    EdgeKind,
    Health,
    Impact,
    Node,
    Relation,
    Status,
    Touched,
    Virtue,
)
from vbpl_check.model.terms import (
    ConflictType,
    Level,
    Modality,
    Problem,
    Role,
    Severity,
    Span,
)

__all__ = [
    "Address",
    "Affected",
    "Ailment",
    "Anchor",
    "Blob",
    "Candidate",
    "Change",
    "ChangeKind",
    "Citation",
    "CitationRole",
    "ClauseGraph",
    "ConflictType",
    "Definition",
    "DefinitionPair",
    "Delegation",
    "Document",
    "DocumentInfo",
    "Edge",
    "EdgeKind",
    "Entry",
    "Facts",
    "Finding",
    "Header",
    "Health",
    "Impact",
    "Level",
    "Link",
    "LinkKind",
    "LinkSet",
    "Metadata",
    "Modality",
    "Node",
    "Norm",
    "Pair",
    "Place",
    "Prevails",
    "Problem",
    "Provision",
    "Quantity",
    "Reference",
    "Relation",
    "Report",
    "Role",
    "Severity",
    "Signal",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Target",
    "TargetStatus",
    "Touched",
    "Virtue",
    "Work",
    "WorkKind",
]
