export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      tickets: {
        Row: {
          assignee_id: string | null
          created_at: string
          id: string
          name: string
          requester_id: string
          status: string
        }
        Insert: {
          assignee_id?: string | null
          created_at?: string
          id?: string
          name: string
          requester_id: string
          status?: string
        }
        Update: {
          assignee_id?: string | null
          created_at?: string
          id?: string
          name?: string
          requester_id?: string
          status?: string
        }
        Relationships: []
      }
    }
    Views: {}
    Functions: {}
    Enums: {}
    CompositeTypes: {}
  }
}
